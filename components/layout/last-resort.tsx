/** Stands in for Next's own page for when even `app/global-error.tsx` fails: 4 kB of styles and an icon on every page. */
export default function LastResort() {
  return (
    <html lang="en">
      <body className="mx-auto max-w-xl p-6 pt-24 font-sans">
        <title>Breakwater</title>
        <h1>Breakwater could not start</h1>
        <p>Your money is in the contracts and is not affected.</p>
        <form>
          <button type="submit" className="link">
            Reload the page
          </button>
        </form>
      </body>
    </html>
  );
}
