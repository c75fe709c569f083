/**
 * What is streamed arrives hidden at the end of the page, and a script puts it into its place. Without scripts it is shown
 * where it is, before the footer, and the places that were kept for it are closed. (No quotes:
 * React would escape them. The layer: what is important in Tailwind's base counts more than what is in no layer.)
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
        This browser runs no scripts here. You can read every page; to act with a wallet, allow them.
      </p>
    </noscript>
  );
}
