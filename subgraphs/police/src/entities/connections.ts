import { createConnection } from '@hub/kernel';
import { Notice } from './notice.ts';
import { StatisticSeries } from './statistic-series.ts';

export const StatisticSeriesConnection = createConnection(StatisticSeries, 'StatisticSeries', 'statistikserier');
export const NoticeConnection = createConnection(Notice, 'Notice', 'meddelanden');
