import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { DocsChapter, Entries } from '@/components/docs/chapter';
import { CHAPTERS } from '@/components/docs/chapters';
import { isText, TEXTS } from '@/components/docs/texts';

type Props = { params: Promise<{ chapter: string }> };

const hrefOf = async (params: Props['params']) => `/docs/${(await params).chapter}`;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const href = await hrefOf(params);
  return { title: CHAPTERS.find((chapter) => chapter.href === href)?.title ?? 'Documentation' };
}

export default async function ChapterPage({ params }: Props) {
  const href = await hrefOf(params);
  if (!isText(href)) notFound();
  return (
    <DocsChapter href={href}>
      {TEXTS[href].map((section) => (
        <Entries key={section.title} {...section} />
      ))}
    </DocsChapter>
  );
}
