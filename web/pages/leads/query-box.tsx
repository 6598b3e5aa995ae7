// The search box: words or the search language. What is wrong with a search is shown at its place.
import { ActionIcon, Anchor, Box, Code, Popover, Stack, Text, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { Failure } from '../../api.ts';
import { IconHelp, IconSearch } from '../../icons.tsx';
import classes from './leads.module.css';

export const QUERY_ID = 'leads-query';

interface Props {
  query: string;
  /** What the server said of the search that was sent, which begins `before` characters ahead of what is typed. */
  error: Error | null;
  before: number;
  onChange: (query: string) => void;
}

export function QueryBox({ query, error, before, onChange }: Props) {
  const [text, setText] = useState(query);
  const send = useDebouncedCallback(onChange, 250);
  // Another address: a smart view was opened, or the browser went back.
  useEffect(() => setText(query), [query]);
  const fault = error instanceof Failure ? faultOf(error, before) : null;
  return (
    <Box>
      <TextInput
        id={QUERY_ID}
        aria-label="Search leads"
        placeholder="Search: bluth, status:Potential, opportunity(value > 1000) …"
        leftSection={<IconSearch size={16} />}
        rightSection={<Examples />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value);
          send(event.currentTarget.value);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') onChange(text);
        }}
        error={fault !== null}
        aria-describedby="query-fault"
      />
      <div id="query-fault" aria-live="polite">
        {fault && (
          <Text size="sm" mt={4} component="div">
            {fault.at !== null && text === query && (
              <div className={classes.fault}>
                {text.slice(0, fault.at)}
                <mark>{text.slice(fault.at, fault.at + 1) || ' '}</mark>
                {text.slice(fault.at + 1)}
              </div>
            )}
            <div>{fault.words}</div>
          </Text>
        )}
      </div>
    </Box>
  );
}

/** The server names the character, counted from 1. */
function faultOf({ fields, message }: Failure, before: number): { at: number | null; words: string } {
  const said = fields.query ?? message;
  const [, place, words] = /^At character (\d+)(?: \(near .*?\))?: ([\s\S]*)$/.exec(said) ?? [];
  return place
    ? { at: Number(place) - 1 - before, words: `Character ${Number(place) - before}: ${words}` }
    : { at: null, words: said };
}

const EXAMPLES: [string, string][] = [
  ['bluth gob', 'both words, anywhere'],
  ['status:"Potential"', 'a status'],
  ['email_address:*@example.com', 'an address'],
  ['opportunity(status_type:active value > 1000)', 'an open opportunity over 1,000'],
  ['not task(is_complete:no)', 'nothing planned'],
  ['created > "30 days ago"', 'new ones'],
  ['custom.Industry:Software', 'a custom field'],
];

function Examples() {
  return (
    <Popover width={360} position="bottom-end" shadow="md">
      <Popover.Target>
        <ActionIcon aria-label="How to search">
          <IconHelp size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {EXAMPLES.map(([example, meaning]) => (
            <Text key={example} size="sm">
              <Code>{example}</Code> {meaning}
            </Text>
          ))}
          <Text size="sm" c="dimmed">
            With <Code>and</Code>, <Code>or</Code>, <Code>not</Code> and parentheses. More in the{' '}
            <Anchor href="/docs/" size="sm">
              API’s description
            </Anchor>
            .
          </Text>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
