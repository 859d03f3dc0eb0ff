import * as Plot from '@observablehq/plot';
import { parseHTML } from 'linkedom';
import { Html } from './html.ts';

/** One bar of a stacked bar chart. */
export interface Bar {
  readonly label: string;
  readonly group: string;
  readonly n: number;
}

/** Colours that keep apart in light and dark and for most colour-blind readers (Okabe-Ito). */
const COLOURS: Readonly<Record<string, string>> = {
  keep: '#009e73',
  reject: '#d55e00',
  hold: '#e69f00',
  fail: '#cc79a7',
};

/** An SVG does not follow the page's choice of language, so the axis is named in both. */
const AXIS = '页面数 pages';

/** Horizontal bars, stacked by outcome, in the order given; an SVG that takes the colour of the text around it. */
export function stackedBars(bars: readonly Bar[], marginLeft = 150): Html {
  const { document } = parseHTML('<html><body></body></html>');
  const labels = [...new Set(bars.map((bar) => bar.label))];
  const plot = Plot.plot({
    // linkedom stands in for a browser's document.
    document: document as never,
    width: 820,
    height: 54 + labels.length * 26,
    marginBottom: 36,
    marginLeft,
    marginRight: 40,
    style: { background: 'transparent', color: 'currentColor', fontFamily: 'inherit', fontSize: '12px' },
    x: { label: AXIS, labelArrow: 'none', grid: true, tickFormat: 'd' },
    y: { label: null, domain: labels },
    color: { domain: Object.keys(COLOURS), range: Object.values(COLOURS) },
    marks: [
      Plot.barX(
        bars,
        Plot.stackX({
          x: 'n',
          y: 'label',
          fill: 'group',
          title: (bar: Bar) => `${bar.group}: ${bar.n}`,
        }) as Plot.BarXOptions,
      ),
      Plot.ruleX([0]),
    ],
  });
  return new Html(plot.outerHTML.replace('<svg', '<svg xmlns="http://www.w3.org/2000/svg"'));
}
