import { NavLink } from './nav-link';
import { DESTINATIONS, DOCS } from './navigation';

/** On a wide screen: text links in the header. */
export function HeaderLinks() {
  return (
    <nav aria-label="Main" className="hidden h-16 gap-1 xl:flex">
      {DESTINATIONS.map(({ href, label }) => (
        <NavLink key={href} href={href} look="word">
          {label}
        </NavLink>
      ))}
    </nav>
  );
}

/** On a phone: a bar at the bottom. */
export function BottomBar() {
  return (
    <nav
      aria-label="Main"
      className="fixed inset-x-0 bottom-0 z-30 grid grid-cols-8 border-t bg-surface pb-[env(safe-area-inset-bottom)] xl:hidden"
    >
      {[...DESTINATIONS, DOCS].map(({ href, label, short, icon: Icon }) => (
        <NavLink key={href} href={href} look="thumb" label={short && label}>
          <Icon aria-hidden size={20} strokeWidth={1.75} />
          {short ?? label}
        </NavLink>
      ))}
    </nav>
  );
}
