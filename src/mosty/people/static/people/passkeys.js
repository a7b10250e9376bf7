// Passkeys: shows the forms that need them, and makes them work. Without it they stay hidden.
const bytes = (text) => Uint8Array.from(
  atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.codePointAt(0));
const text = (buffer) => btoa(String.fromCodePoint(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const readable = (listed) => (listed ?? []).map((one) => ({ ...one, id: bytes(one.id) }));

const shown = () => JSON.parse(document.getElementById("passkey-options").textContent);
const fetched = async (form) => {
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
};

const make = async (form) => {
  const asked = shown().creation_options.publicKey;
  const held = await navigator.credentials.create({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    user: { ...asked.user, id: bytes(asked.user.id) },
    excludeCredentials: readable(asked.excludeCredentials),
    authenticatorSelection: {
      ...asked.authenticatorSelection,
      residentKey: "preferred",
      requireResidentKey: false,
      userVerification: "required",
    },
  } });
  return told(held, {
    attestationObject: text(held.response.attestationObject),
    transports: held.response.getTransports?.() ?? [],
  });
};

const use = async (form) => {
  const options = form.dataset.passkey === "sign-in" ? await fetched(form) : shown();
  const asked = options.request_options.publicKey;
  const held = await navigator.credentials.get({ publicKey: {
    ...asked,
    challenge: bytes(asked.challenge),
    allowCredentials: readable(asked.allowCredentials),
  } });
  return told(held, {
    authenticatorData: text(held.response.authenticatorData),
    signature: text(held.response.signature),
    userHandle: held.response.userHandle ? text(held.response.userHandle) : null,
  });
};

const told = (held, response) => ({
  type: held.type,
  id: held.id,
  rawId: text(held.rawId),
  authenticatorAttachment: held.authenticatorAttachment,
  response: { clientDataJSON: text(held.response.clientDataJSON), ...response },
  clientExtensionResults: held.getClientExtensionResults(),
});

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    const button = form.querySelector("button[type=button]");
    const act = form.dataset.passkey === "add" ? make : use;
    form.hidden = button.hidden = false;
    button.addEventListener("click", async () => {
      form.querySelector(".err[role=alert]").textContent = "";
      try {
        form.elements.credential.value = JSON.stringify(await act(form));
        form.submit();
      } catch {
        form.querySelector(".err[role=alert]").textContent = form.dataset.failed;
      }
    });
  }
}
