// What the plugin of tabler-icons.ts makes of an icon's name.
declare module 'tabler:*' {
  /** The `d` of each path of the icon. */
  const paths: string[];
  export default paths;
}
