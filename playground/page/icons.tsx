// Drawn for this page, on a 20-unit grid with one stroke width.
import type { ComponentChildren } from "preact";

const line = (children: ComponentChildren) => () => (
  <svg
    class="icon"
    viewBox="0 0 20 20"
    width="20"
    height="20"
    fill="none"
    stroke="currentColor"
    stroke-width="1.6"
    stroke-linecap="round"
    stroke-linejoin="round"
    aria-hidden="true"
  >
    {children}
  </svg>
);

export const HomeIcon = line(
  <path d="M3.5 9.2 10 3.8l6.5 5.4v6.6a.7.7 0 0 1-.7.7h-3.6v-4.6H7.8v4.6H4.2a.7.7 0 0 1-.7-.7Z" />,
);
export const HashIcon = line(<path d="M8 4 6.6 16M13.4 4 12 16M4 7.8h12.4M3.6 12.2H16" />);
export const MenuIcon = line(<path d="M3.5 6h13M3.5 10h13M3.5 14h8" />);
export const SideIcon = line(
  <>
    <rect x="4" y="3.2" width="12" height="13.6" rx="2" />
    <path d="M7.2 7.2h5.6M7.2 10.2h5.6M7.2 13.2h3" />
  </>,
);
export const BellIcon = line(
  <path d="M5 13.6h10c-1.1-1.1-1.4-2.4-1.4-4.6A3.6 3.6 0 0 0 10 5.2 3.6 3.6 0 0 0 6.4 9c0 2.2-.3 3.5-1.4 4.600ZM8.6 16h2.8" />,
);
export const PhoneIcon = line(
  <path d="M5.2 3.800h2.400l1.2 3.2-1.6 1.200a8 8 0 0 0 4.6 4.600l1.2-1.6 3.2 1.200v2.400a1.4 1.4 0 0 1-1.5 1.400A11.6 11.6 0 0 1 3.8 5.300a1.4 1.4 0 0 1 1.4-1.500Z" />,
);
export const CloseIcon = line(<path d="m5 5 10 10M15 5 5 15" />);
export const SearchIcon = line(
  <path d="M13 13.000l3.600 3.600M14.200 8.900a5.300 5.300 0 1 1-10.600 0 5.300 5.300 0 0 1 10.600 0Z" />,
);
export const BackIcon = line(<path d="M12 4.5 6.5 10l5.5 5.5" />);
export const DownIcon = line(<path d="m5.5 8 4.5 4.5L14.5 8" />);
export const SendIcon = line(<path d="M3.8 10h11.6M10.6 5l5 5-5 5" />);
export const CheckIcon = line(<path d="m4.5 10.6 3.6 3.6 7.4-8.2" />);
export const EyeIcon = line(
  <>
    <path d="M2.5 10S5.3 5 10 5s7.5 5 7.5 5-2.8 5-7.5 5-7.5-5-7.5-5Z" />
    <circle cx="10" cy="10" r="2.2" />
  </>,
);
export const MoreIcon = line(<path d="M4.5 10h.01M10 10h.01M15.5 10h.01" stroke-width="2.6" />);
export const ResetIcon = line(<path d="M4.2 8.2A6.2 6.2 0 1 1 4 11.6M4 4.4v4h4" />);
export const ClockIcon = line(
  <>
    <circle cx="10" cy="10" r="6.8" />
    <path d="M10 6.2V10l2.6 1.8" />
  </>,
);
export const AlertIcon = line(
  <>
    <circle cx="10" cy="10" r="6.8" />
    <path d="M10 6.6v4M10 13.3h.01" />
  </>,
);
export const PlusIcon = line(<path d="M10 4v12M4 10h12" />);
export const SharedIcon = line(
  <path d="M8.2 11.8a3 3 0 0 0 4.2 0l2.600-2.600a3 3 0 0 0-4.200-4.200l-.9.9M11.800 8.200a3 3 0 0 0-4.200 0L5 10.800a3 3 0 0 0 4.200 4.200l.9-.9" />,
);
export const WideIcon = line(<path d="M11.500 4H16v4.500M8.500 16H4v-4.500M16 4l-5 5M4 16l5-5" />);
export const PlayIcon = line(<path d="M7 5.2v9.6l7.4-4.8Z" />);

/** Two hands' arcs and the baton that passes between them. */
export const Mark = ({ size = 28 }: { size?: number }) => (
  <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true" class="mark">
    <rect width="32" height="32" rx="9" fill="var(--mark-ground)" />
    <path
      d="M6.5 19.5c0 3.4 2.6 5.8 6 5.8"
      stroke="var(--mark-arc)"
      stroke-width="2.4"
      stroke-linecap="round"
    />
    <path
      d="M25.5 12.5c0-3.4-2.6-5.8-6-5.8"
      stroke="var(--mark-arc)"
      stroke-width="2.4"
      stroke-linecap="round"
    />
    <path
      d="m10.8 21.2 10.4-10.4"
      stroke="var(--mark-baton)"
      stroke-width="4.2"
      stroke-linecap="round"
    />
  </svg>
);
