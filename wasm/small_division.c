// The compiler's division of 128-bit numbers is made for speed; a session divides a handful of times, and every resident
// would download it.

typedef __int128 Wide;
typedef unsigned __int128 Natural;

Wide __divti3(Wide numerator, Wide denominator);

Wide __divti3(Wide numerator, Wide denominator) {
  Natural left = numerator < 0 ? -(Natural)numerator : (Natural)numerator;
  const Natural by = denominator < 0 ? -(Natural)denominator : (Natural)denominator;
  Natural rest = 0;
  for (int bit = 0; bit < 128; ++bit) {
    rest = rest << 1 | left >> 127;
    left <<= 1;
    if (rest >= by) {
      rest -= by;
      left |= 1;
    }
  }
  return (numerator < 0) == (denominator < 0) ? (Wide)left : -(Wide)left;
}
