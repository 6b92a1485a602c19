/** Path of the page of its own that shows what this frame shows. */
export const pageOfItsOwn = () => location.pathname.replace(/^\/f/, '/a').replace(/\/$/, '');
