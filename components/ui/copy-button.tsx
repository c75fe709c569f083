'use client';

import { useEffect, useState } from 'react';
import { CheckIcon, CopyIcon } from './icons';

export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);

  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);

  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );

  return (
    <button
      type="button"
      aria-label={copied ? 'Copied' : label}
      onClick={copy}
      className="relative grid size-7 cursor-pointer place-items-center rounded-control text-ink-faint before:absolute before:-inset-2 hover:bg-sunken hover:text-ink"
    >
      {copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
    </button>
  );
}
