// Passkeys: asks the browser for a credential and sends it with its form. The words between bytes and JSON are in
// allauth's webauthn-json.js. Without script, on http or by a bare address there are none: the forms stay hidden.

const possible =
  isSecureContext && globalThis.webauthnJSON?.supported() && !/^[\d.]+$|^\[/.test(location.hostname);

async function made(form) {
  const { passkey, options } = form.dataset;
  if (passkey === "create") return webauthnJSON.create(wanted(JSON.parse(options), form));
  if (options) return webauthnJSON.get(JSON.parse(options));
  const answer = await fetch(form.action, { headers: { Accept: "application/json" } });
  return webauthnJSON.get((await answer.json()).request_options);
}

// A key that opens by itself must know its owner and stay in the device.
function wanted(options, form) {
  if (form.elements.passwordless?.checked) {
    const asked = options.publicKey.authenticatorSelection;
    Object.assign(asked, { residentKey: "required", requireResidentKey: true, userVerification: "required" });
  }
  return options;
}

for (const missing of document.querySelectorAll("[data-passkey-missing]")) missing.hidden = possible;
for (const form of possible ? document.querySelectorAll("form[data-passkey]") : []) {
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      form.elements.credential.value = JSON.stringify(await made(form));
      form.submit();
    } catch {
      form.querySelector("[data-problem]").hidden = false;
    }
  });
}
