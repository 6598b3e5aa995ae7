// What the charts have in common.

/** Whether a report's numbers are shown. */
export interface Shown {
  areNumbersShown: boolean;
  onToggle: () => void;
}

/** Told apart in both themes; the last is for all others. */
export const COLORS = ['door.6', 'orange.6', 'violet.5', 'lime.7', 'pink.5', 'blue.5', 'yellow.7', 'gray.6'];

export const CHART = {
  h: 220,
  gridAxis: 'x',
  tickLine: 'none',
  // Its numbers are in a table; a chart that takes the focus says nothing.
  barChartProps: { accessibilityLayer: false },
  yAxisProps: { allowDecimals: false, width: 44 },
  xAxisProps: { minTickGap: 12 },
} as const;
