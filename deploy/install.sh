#!/bin/sh
# Checks this bundle and puts it in place: sh install.sh [--check] [FOLDER]
#
# FOLDER is /opt/wenji where it is not named. The version gets a folder of its own in it and `current` leads there, so
# that the way back is one link. Nothing else is touched: no data, no account, no service. --check only checks.
set -eu

fail() {
  echo "$*" >&2
  exit 1
}

only_check=
if [ "${1:-}" = --check ]; then
  only_check=1
  shift
fi
target=${1:-/opt/wenji}
cd "$(dirname "$0")"

of() { sed -n "s/^$1=//p" BUILT-FOR; }

# 1. Every file is there and as it was packed, and there is no other.
if ! sums=$(sha256sum --check --quiet SHA256SUMS 2>&1); then
  fail "$sums
This bundle is not as it was packed. Fetch it again."
fi
listed=$(wc -l <SHA256SUMS)
there=$(find . -type f ! -path ./SHA256SUMS | wc -l)
[ "$listed" -eq "$there" ] || fail "SHA256SUMS lists $listed files, and there are $there. Unpack into an empty folder."
echo "The $listed files are as they were packed."

# 2. This machine is one that it was made for.
command -v node >/dev/null || fail "There is no node here. Install Node.js $(of node | cut -d. -f1) first."
has=$(node -p '[process.platform, process.arch, process.versions.modules].join(" ")')
wants="$(of platform) $(of arch) $(of modules)"
[ "$has" = "$wants" ] ||
  fail "Made for: $wants (Node.js $(of node)). This machine has: $has (Node.js $(node -p process.versions.node))."
node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' ||
  fail "Node.js $(node -p process.versions.node) is too old: 20.19 or newer."
node -e 'new (require("better-sqlite3"))(":memory:").close(); require("@node-rs/argon2")' 2>/dev/null ||
  fail "The compiled modules do not load here: the C library of this machine is older, or another one."
echo "Node.js $(node -p process.versions.node) on $(node -p process.arch) fits, and the compiled modules load."
[ -z "$only_check" ] || exit 0

# 3. In place, whole or not at all.
version=$(of version)
mkdir -p "$target"
target=$(cd "$target" && pwd)
[ ! -e "$target/$version" ] || fail "$target/$version is there already. Remove it first if it is not whole."
rm -rf "$target/.new"
mkdir "$target/.new"
cp -R . "$target/.new/"
chmod -R u+rwX,go+rX,go-w "$target/.new"
mv "$target/.new" "$target/$version"
ln -sfn "$version" "$target/.current"
mv -T "$target/.current" "$target/current"
echo "Wenji $version is in $target/$version, and $target/current leads there."
echo "How to go on: $target/current/docs/operations.md"
