import './older-browsers.ts';
