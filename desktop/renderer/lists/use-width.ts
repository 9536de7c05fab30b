import { useCallback, useState, type RefCallback } from 'react';

/** The width of an element in pixels, as it changes; 0 until it is there. */
export function useWidth(): {
  readonly width: number;
  readonly measured: RefCallback<HTMLElement>;
} {
  const [width, setWidth] = useState(0);
  const measured = useCallback((element: HTMLElement | null) => {
    if (element === null) return undefined;
    const observer = new ResizeObserver(() => setWidth(element.clientWidth));
    observer.observe(element);
    setWidth(element.clientWidth);
    return () => observer.disconnect();
  }, []);
  return { width, measured };
}
