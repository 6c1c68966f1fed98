// Where an enlarged page has no room for its words, they are as large as can be: from their usual size down to
// `smallest`, in px. The place must not be higher than there is room.

const USUAL = 16,
  STEP = 0.5;

export function shrink(place, smallest) {
  place.style.fontSize = "";
  for (let size = USUAL; size > smallest && place.scrollHeight > place.clientHeight + 1;)
    place.style.fontSize = `${(size = Math.max(smallest, size - STEP))}px`;
}
