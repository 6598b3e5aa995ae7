// Links to an e-mail address, a telephone number and a page of the web, which lead to what they show and carry nothing more.
import { Anchor, Text } from '@mantine/core';
import { mailTo, telTo, webTo } from './addresses.ts';

interface Props {
  /** Text in place of the address itself. */
  shown?: string | null | undefined;
  size?: string;
}

export const MailLink = ({ email, ...props }: Props & { email: string }) => (
  <Link to={mailTo(email)} shown={email} {...props} />
);

export const TelLink = ({ phone, ...props }: Props & { phone: string }) => (
  <Link to={telTo(phone)} {...props} shown={props.shown ?? phone} />
);

export const WebLink = ({ url }: { url: string }) => <Link to={webTo(url)} shown={url} inNewTab />;

/** What leads nowhere is text. */
function Link({ to, shown, size = 'md', inNewTab = false }: Props & { to: string | null; inNewTab?: boolean }) {
  if (to === null)
    return (
      <Text span size={size}>
        {shown}
      </Text>
    );
  const target = inNewTab ? { target: '_blank', rel: 'noreferrer' } : {};
  return (
    <Anchor href={to} size={size} {...target}>
      {shown}
    </Anchor>
  );
}
