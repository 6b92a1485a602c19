/** Path of the page of its own that shows what this frame shows. */
export const standalonePage = () => location.pathname.replace(/^\/f/, '/a').replace(/\/$/, '');
