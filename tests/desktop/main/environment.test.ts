import { expect, it } from 'vitest';
import { configurationFrom } from '#desktop/main/environment.ts';

it('names no server by itself, and finds the local one’s token where `npm start` puts it', () => {
  expect(configurationFrom({}, '/desk')).toEqual({
    ok: true,
    configuration: {
      server: null,
      tokenFile: '/desk/data/admin-token',
      profile: null,
    },
  });
});

it('takes relative folders from where it was started', () => {
  const variables = {
    VERBATIM_DATA_DIR: '../d',
    VERBATIM_PROFILE_DIR: 'p',
    VERBATIM_SERVER: 'https://desk.example/',
  };
  expect(configurationFrom(variables, '/desk/app')).toEqual({
    ok: true,
    configuration: {
      server: 'https://desk.example',
      tokenFile: '/desk/d/admin-token',
      profile: '/desk/app/p',
    },
  });
});

it.each(['nonsense', 'ftp://desk.example', 'file:///etc/passwd'])(
  'says how to write an address when it is %s',
  (address) => {
    const read = configurationFrom({ VERBATIM_SERVER: address }, '/desk');
    expect(read.ok ? '' : read.message).toContain(address);
  },
);
