import type { ReactNode } from 'react';

type IconProps = { size: number; className?: string };

/** Icons that every page needs in the browser. The server renders the navigation's icons from a library. */
function Icon({ size, className, children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      {children}
    </svg>
  );
}

export const CheckIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M5 12.5l4.5 4.5L19 7" />
  </Icon>
);

export const CopyIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M9 9h12v12H9zM5 15H3V3h12v2" />
  </Icon>
);

export const CloseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M6 6l12 12M18 6L6 18" />
  </Icon>
);

/** Turned by CSS to point elsewhere. */
export const WaitIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3a9 9 0 1 1-9 9" />
  </Icon>
);

export const PulseIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M2 12h4l3.5-8 5 16 3.5-8h4" />
  </Icon>
);

const ring = <circle cx="12" cy="12" r="9.5" />;

export const InfoIcon = (props: IconProps) => (
  <Icon {...props}>
    {ring}
    <path d="M12 11v5.5M12 7.5v.01" />
  </Icon>
);

export const GoodIcon = (props: IconProps) => (
  <Icon {...props}>
    {ring}
    <path d="M8 12.5l3 3 5.5-6" />
  </Icon>
);

export const BadIcon = (props: IconProps) => (
  <Icon {...props}>
    {ring}
    <path d="M12 7v5.5M12 16.5v.01" />
  </Icon>
);

export const WarnIcon = (props: IconProps) => (
  <Icon {...props}>
    <path d="M12 3.5L22 20.5H2zM12 10v4.5M12 17.5v.01" />
  </Icon>
);
