// Files: those that are answers, kept here until the server has them; the answer file.
import { asSent } from "./outbox.js";
import { ask } from "./link.js";
import { make } from "./make.js";

// makeFiles({store, head, clock, doors, words, notices, onSent(item, value)})
export const makeFiles = ({ store, head, clock, doors, words, notices, onSent }) => {
  let wait = false;
  let isSending = false;

  const own = async () => (await store.all("files")).filter((one) => one.attempt === head.attempt);

  const sent = async (kept) => {
    const { status, told } = await ask(
      `${doors.attach}?item=${kept.item}&name=${encodeURIComponent(kept.name)}`, {
        method: "POST", token: head.token, body: kept.file, patience: 600000,
        headers: { "Content-Type": "application/octet-stream" } }, clock);
    const isOurs = Boolean(told && told.error);
    const isFinal = isOurs && status >= 400 && status < 500 && status !== 429;
    if (status === 200 || isFinal) await store.drop("files", [head.attempt, kept.item]);
    return { value: status === 200 ? told.value : null, isFinal };
  };

  const look = async () => { wait = (await own()).length > 0; };

  return {
    get wait() { return wait; },
    look,
    // Gives the answer's value: with the document's number, or without while it waits.
    async attach(item, file) {
      if (file.size > doors.most_file) throw new Error(words.file_large);
      const kept = { attempt: head.attempt, item, file, name: file.name, size: file.size };
      await store.put("files", kept);
      const { value, isFinal } = await sent(kept);
      await look();
      if (isFinal) throw new Error(words.file_kind);
      if (!value) notices.set("file", "warn", words.file_link);
      return value || { name: file.name, size: file.size };
    },
    async send() {
      if (!wait || isSending) return;
      isSending = true;
      for (const kept of await own()) {
        const { value, isFinal } = await sent(kept);
        if (isFinal) notices.set("file", "bad", words.file_kind);
        else if (value) { onSent(kept.item, value); notices.drop("file"); }
      }
      await look();
      isSending = false;
    },
  };
};

// All that this device has answered, for the upload page; the token is the proof.
export const saveAnswers = async (store, head) => {
  const rows = (await store.eventsOf(head.attempt)).sort((a, b) => a.seq - b.seq);
  const text = JSON.stringify({ format: "mosty-olympiad-answers", version: 1,
    attempt: head.attempt, token: head.token, made_at: new Date().toISOString(), events: rows.map(asSent) });
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const anchor = make("a", { href: address, download: `answers-${head.attempt.slice(0, 8)}.json` });
  document.body.append(anchor);
  anchor.click();
  anchor.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60000);
};
