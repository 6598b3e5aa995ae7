// The app's icons: those of Tabler Icons that it uses. tabler-icons.ts takes their lines out of the package.

import alertTriangleFilled from 'tabler:alert-triangle-filled';
import arrowDown from 'tabler:arrow-down';
import arrowMerge from 'tabler:arrow-merge';
import arrowUp from 'tabler:arrow-up';
import bookmarkPlus from 'tabler:bookmark-plus';
import calendarDue from 'tabler:calendar-due';
import chartBar from 'tabler:chart-bar';
import check from 'tabler:check';
import clock from 'tabler:clock';
import columns from 'tabler:columns';
import dots from 'tabler:dots';
import download from 'tabler:download';
import externalLink from 'tabler:external-link';
import fileText from 'tabler:file-text';
import filter from 'tabler:filter';
import flag3 from 'tabler:flag-3';
import flag3Filled from 'tabler:flag-3-filled';
import forms from 'tabler:forms';
import gripVertical from 'tabler:grip-vertical';
import help from 'tabler:help';
import inbox from 'tabler:inbox';
import keyboard from 'tabler:keyboard';
import layoutKanban from 'tabler:layout-kanban';
import listSearch from 'tabler:list-search';
import logout from 'tabler:logout';
import moon from 'tabler:moon';
import pencil from 'tabler:pencil';
import pin from 'tabler:pin';
import plus from 'tabler:plus';
import repeat from 'tabler:repeat';
import rotate from 'tabler:rotate';
import search from 'tabler:search';
import selector from 'tabler:selector';
import settings from 'tabler:settings';
import share from 'tabler:share';
import sun from 'tabler:sun';
import sunMoon from 'tabler:sun-moon';
import tag from 'tabler:tag';
import trash from 'tabler:trash';
import upload from 'tabler:upload';
import user from 'tabler:user';
import users from 'tabler:users';
import x from 'tabler:x';
import type { SVGProps } from 'react';

interface IconProps extends Omit<SVGProps<SVGSVGElement>, 'stroke'> {
  /** Its width and height in pixels. */
  size?: number;
  /** The width of its lines on the grid of 24. */
  stroke?: number;
}

export const IconAlertTriangleFilled = filled(alertTriangleFilled);
export const IconArrowDown = outline(arrowDown);
export const IconArrowMerge = outline(arrowMerge);
export const IconArrowUp = outline(arrowUp);
export const IconBookmarkPlus = outline(bookmarkPlus);
// The sheet alone: the package's own `calendar` has a day marked on it.
export const IconCalendar = outline(calendarDue.slice(0, 1));
export const IconCalendarDue = outline(calendarDue);
export const IconChartBar = outline(chartBar);
export const IconCheck = outline(check);
export const IconClock = outline(clock);
export const IconColumns = outline(columns);
export const IconDots = outline(dots);
export const IconDownload = outline(download);
export const IconExternalLink = outline(externalLink);
export const IconFileText = outline(fileText);
export const IconFilter = outline(filter);
export const IconFlag3 = outline(flag3);
export const IconFlag3Filled = filled(flag3Filled);
export const IconForms = outline(forms);
export const IconGripVertical = outline(gripVertical);
export const IconHelp = outline(help);
export const IconInbox = outline(inbox);
export const IconKeyboard = outline(keyboard);
export const IconLayoutKanban = outline(layoutKanban);
export const IconListSearch = outline(listSearch);
export const IconLogout = outline(logout);
export const IconMoon = outline(moon);
export const IconPencil = outline(pencil);
export const IconPin = outline(pin);
export const IconPlus = outline(plus);
export const IconRepeat = outline(repeat);
export const IconRotate = outline(rotate);
export const IconSearch = outline(search);
export const IconSelector = outline(selector);
export const IconSettings = outline(settings);
export const IconShare = outline(share);
export const IconSun = outline(sun);
export const IconSunMoon = outline(sunMoon);
export const IconTag = outline(tag);
export const IconTrash = outline(trash);
export const IconUpload = outline(upload);
export const IconUser = outline(user);
export const IconUsers = outline(users);
export const IconX = outline(x);

function outline(paths: string[]) {
  return icon({ fill: 'none', stroke: 'currentColor', strokeLinecap: 'round', strokeLinejoin: 'round' }, paths);
}

function filled(paths: string[]) {
  return icon({ fill: 'currentColor' }, paths);
}

function icon(look: SVGProps<SVGSVGElement>, paths: string[]) {
  return ({ size = 24, stroke = 2, ...rest }: IconProps) => (
    // biome-ignore lint/a11y/noSvgWithoutTitle: it decorates what has a name of its own, or else is given an aria-label
    <svg width={size} height={size} viewBox="0 0 24 24" strokeWidth={stroke} {...look} {...rest}>
      {paths.map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  );
}
