// Tells the linker which functions the host provides; wasm/sealwell.ts has them. Nothing of this
// file gets into the module, and any other name that is not defined stays an error.
mergeInto(LibraryManager.library, {
  sealwell_random: function (out, length) {},
});
