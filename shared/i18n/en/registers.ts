export const registers = {
  press_conference: 'Press conference',
  press_conferences: 'Press conferences',
  press_conferences_help:
    'Press conferences that were held: topic, speakers, replay. Their number is counted from here.',
  title_label: 'Title',
  held_at: 'Held on',
  speakers: 'Speakers',
  speaker: 'Speaker',
  office_title_help: 'By office, not by name',
  summary: 'Summary',
  replay: 'Replay',
};
