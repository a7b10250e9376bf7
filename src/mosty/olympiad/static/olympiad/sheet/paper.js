// The paper: fetched encrypted beforehand, opened by the key that the start tells.
import { ask } from "./link.js";

const NONCE = 12;

// The package by its address, from the device where it is there already.
export const fetchPackage = async (store, address) => {
  const kept = await store.get("packages", address).catch(() => null);
  if (kept) return kept.bytes;
  const { status, told } = await ask(address, { as: "arrayBuffer", patience: 120000 }, null);
  if (status !== 200) return null;
  await store.put("packages", { address, bytes: told }).catch(() => undefined);
  return told;
};

const opened = async (bytes, key) => {
  const raw = Uint8Array.from(atob(key), (one) => one.charCodeAt(0));
  const made = await crypto.subtle.importKey("raw", raw, "AES-GCM", false, ["decrypt"]);
  const text = await crypto.subtle.decrypt(
    { name: "AES-GCM", iv: bytes.slice(0, NONCE) }, made, bytes.slice(NONCE));
  return JSON.parse(new TextDecoder().decode(text));
};

// The tasks: out of the package, else from the server by the attempt's token.
export const sheetOf = async ({ store, head, key, address, state, clock }) => {
  if (key && window.crypto && crypto.subtle) {
    const bytes = await fetchPackage(store, address);
    if (bytes) {
      try {
        return await opened(bytes, key);
      } catch (error) {
        await store.drop("packages", address).catch(() => undefined);
      }
    }
  }
  const { told } = await ask(`${state}?sheet=1`, { token: head.token, patience: 120000 }, clock);
  return told && told.sheet;
};
