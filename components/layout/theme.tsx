import { THEME_KEY } from '@/lib/theme';

/** Applies the user's choice before the first paint. Without a choice, the colours follow the system, without a script. */
const SCRIPT = `try{const t=localStorage.getItem('${THEME_KEY}');if(t==='light'||t==='dark')document.documentElement.classList.add(t)}catch{}`;

export function Theme({ nonce }: { nonce: string | undefined }) {
  return (
    <script nonce={nonce} suppressHydrationWarning>
      {SCRIPT}
    </script>
  );
}
