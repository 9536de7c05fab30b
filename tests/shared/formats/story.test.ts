import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  compareStoryVersions,
  isNewerVersion,
  isSameStory,
  storyIdOfSlug,
  type StoryVersion,
} from '#shared/formats/story.ts';

const version = (values: Partial<StoryVersion>): StoryVersion => ({
  storyId: 'slug:meridian wire/amsel-port',
  storyVersion: null,
  publishedAt: null,
  datelineDate: null,
  ...values,
});

describe('versions of a story', () => {
  it.each([
    ['1', '2'],
    ['9', '10'],
    ['2', '2.1'],
    ['2.1', '3'],
    [null, '1'],
    ['2024-05-29T09:00:00Z', '2024-05-29T10:00:00Z'],
    ['urn:wire:5:v9', 'urn:wire:5:v10'],
  ])('puts %s before %s', (older, newer) => {
    expect(compareStoryVersions(older, newer)).toBeLessThan(0);
    expect(compareStoryVersions(newer, older)).toBeGreaterThan(0);
  });

  it('takes no version, 0 and 0.0 for the same', () => {
    expect(compareStoryVersions(null, '0')).toBe(0);
    expect(compareStoryVersions('0.0', '0')).toBe(0);
    expect(compareStoryVersions('02', '2.0')).toBe(0);
  });

  it('orders any versions, the same way from both sides', () => {
    const any = fc.option(fc.array(fc.nat(30), { maxLength: 4 }).map((parts) => parts.join('.')));
    fc.assert(
      fc.property(any, any, any, (a, b, c) => {
        expect(Math.sign(compareStoryVersions(a, b))).toBe(
          0 - Math.sign(compareStoryVersions(b, a)),
        );
        if (compareStoryVersions(a, b) <= 0 && compareStoryVersions(b, c) <= 0) {
          expect(compareStoryVersions(a, c)).toBeLessThanOrEqual(0);
        }
      }),
    );
  });

  it('are told apart by their release where their numbers are equal or missing', () => {
    const first = version({ publishedAt: '2024-05-29T09:00:00Z' });
    const second = version({ publishedAt: '2024-05-29T09:30:00.5Z' });
    expect(isNewerVersion(second, first)).toBe(true);
    expect(isNewerVersion(first, second)).toBe(false);
    expect(isNewerVersion(version({}), first)).toBe(false);
    expect(isNewerVersion(version({ storyVersion: '1' }), second)).toBe(true);
  });
});

describe('the same story', () => {
  it('is told by agency and slug, in whatever capitals, within two days', () => {
    expect(storyIdOfSlug('Meridian Wire', 'AMSEL-PORT ')).toBe('slug:meridian wire/amsel-port');
    const first = version({ publishedAt: '2024-05-29T23:50:00Z' });
    expect(isSameStory(first, version({ datelineDate: '2024-05-31' }))).toBe(true);
    expect(isSameStory(first, version({ datelineDate: '2024-06-01' }))).toBe(false);
    expect(isSameStory(first, version({}))).toBe(true);
  });

  it('is told by the id of an agency on any day', () => {
    const storyId = 'urn:newsml:meridian.example:20240529:amsel';
    const first = version({ storyId, publishedAt: '2024-05-29T23:50:00Z' });
    expect(isSameStory(first, version({ storyId, publishedAt: '2024-09-01T00:00:00Z' }))).toBe(
      true,
    );
    expect(isSameStory(first, version({ publishedAt: '2024-05-29T23:50:00Z' }))).toBe(false);
  });

  it('is not told where the document has no agency or no slug', () => {
    expect(storyIdOfSlug(null, 'amsel-port')).toBeNull();
    expect(storyIdOfSlug('Meridian Wire', ' ')).toBeNull();
    expect(isSameStory(version({ storyId: null }), version({ storyId: null }))).toBe(false);
  });
});
