export const accounts = {
  slip_address: 'Sign in at',
  slip_password: 'Temporary password',
  slip_until: 'Sign in before',
  slip_help:
    'You choose your own password and set up one-time codes when you first sign in. This slip is printed once: hand it over in person and destroy it after use.',
};
