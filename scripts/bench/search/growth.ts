import type { Bar } from '../result.ts';
export interface GrowthFigures {
  readonly documents: number;
}
export async function benchGrowth(documents: number, onStep: (s: string) => void): Promise<GrowthFigures> {
  onStep('');
  return { documents };
}
export const growthBars = (_: GrowthFigures): Bar[] => [];
