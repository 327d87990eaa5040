import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { Link } from 'wouter';

const useStyles = makeStyles({
  link: {
    display: 'inline-block',
    minHeight: '24px',
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    overflowWrap: 'anywhere',
    borderRadius: tokens.borderRadiusSmall,
    ':hover': { textDecorationLine: 'underline', color: tokens.colorBrandForegroundLinkHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
});

/** A link to another page of the tab. */
export function ItemLink(props: { to: string; id?: string; children: ReactNode }) {
  const { to, id, children } = props;
  return (
    <Link to={to} className={useStyles().link} {...(id === undefined ? {} : { id })}>
      {children}
    </Link>
  );
}
