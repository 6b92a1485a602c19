interface PolicyFactory {
  createPolicy(name: string, rules: Record<string, (text: string) => string>): Record<string, (text: string) => string>;
}

/**
 * What makes a text one that the page's policy lets into the DOM (Trusted Types). `name` is one of those that the policy lists
 * (embed/build/headers.mjs); each can be made once. In browsers without it a text stays what it is.
 */
export function trustedTexts(name: string, what: 'createHTML' | 'createScriptURL'): (text: string) => string {
  const { trustedTypes } = window as { trustedTypes?: PolicyFactory };
  const policy = trustedTypes?.createPolicy(name, { [what]: (text) => text });
  return (text) => policy?.[what]!(text) ?? text;
}
