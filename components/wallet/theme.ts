import { lightTheme, type Theme } from '@rainbow-me/rainbowkit';

const base = lightTheme({ borderRadius: 'medium', overlayBlur: 'none' });
const token = (name: string) => `var(--color-${name})`;

/** RainbowKit in the app's colours. The colours have a light and a dark value, so one theme serves both. */
export const walletTheme: Theme = {
  ...base,
  colors: {
    ...base.colors,
    accentColor: token('ink'),
    accentColorForeground: token('paper'),
    actionButtonBorder: token('line'),
    actionButtonBorderMobile: token('line'),
    actionButtonSecondaryBackground: token('sunken'),
    closeButton: token('ink-soft'),
    closeButtonBackground: token('sunken'),
    connectionIndicator: token('good'),
    downloadBottomCardBackground: token('sunken'),
    downloadTopCardBackground: token('sunken'),
    error: token('bad'),
    generalBorder: token('line'),
    generalBorderDim: token('line'),
    menuItemBackground: token('sunken'),
    modalBackdrop: 'rgb(6 16 22 / 0.55)',
    modalBackground: token('surface'),
    modalBorder: token('line'),
    modalText: token('ink'),
    modalTextDim: token('ink-faint'),
    modalTextSecondary: token('ink-soft'),
    profileAction: token('sunken'),
    profileActionHover: token('line'),
    profileForeground: token('surface'),
    selectedOptionBorder: token('line-strong'),
    standby: token('warn'),
  },
  fonts: { body: 'var(--font-sans)' },
};
