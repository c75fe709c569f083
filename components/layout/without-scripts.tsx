/**
 * Streamed parts arrive hidden at the end of the page, and a script moves them to their places. Without scripts, this shows them
 * where they are, before the footer, and closes the empty places. It has no quotes, because React would escape them. It is in a
 * layer, because `!important` in Tailwind's base layer wins over unlayered rules.
 */
const STYLE = String.raw`
  @layer theme {
    [hidden][id^=S\:] { display: block !important; order: 1; width: 100%; max-width: 72rem; margin: 0 auto !important; padding: 0.75rem 1rem !important }
    [data-pending], .animate-pulse { display: none !important }
    main { flex-grow: 0 !important }
    footer { order: 2 }
  }
`;

export function WithoutScripts() {
  return (
    <noscript>
      <style>{STYLE}</style>
      <p className="border-b bg-sunken px-4 py-2 text-ink text-sm sm:px-6">
        JavaScript is off in this browser. You can read every page. Turn it on to use a wallet.
      </p>
    </noscript>
  );
}
