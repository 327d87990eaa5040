import { Suspense } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { fetchedPage } from '../../../tab/app/fetched-page.tsx';

const Hello = ({ name }: { name: string }) => <p>Hello {name}</p>;

const drawn = (Page: ReturnType<typeof fetchedPage<{ name: string }>>) =>
  renderToStaticMarkup(
    <Suspense fallback="on its way">
      <Page name="Priya" />
    </Suspense>,
  );

describe('a page whose code is fetched when it is wanted', () => {
  it('says that it is on its way until the code is there, and is drawn at once afterwards', async () => {
    const Page = fetchedPage(() => Promise.resolve(Hello));
    expect(drawn(Page)).toContain('on its way');
    await Page.fetch();
    expect(drawn(Page)).toBe('<p>Hello Priya</p>');
  });

  it('asks again after the code could not be had', async () => {
    let asked = 0;
    const Page = fetchedPage(() => {
      asked += 1;
      return asked === 1 ? Promise.reject(new Error('no network')) : Promise.resolve(Hello);
    });
    await expect(Page.fetch()).rejects.toThrow('no network');
    await Page.fetch();
    expect(drawn(Page)).toBe('<p>Hello Priya</p>');
  });
});
