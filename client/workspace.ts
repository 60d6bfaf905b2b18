import './older-browsers.ts';
import './styles/workspace.css';
