/** A secret inside another text, as it is or percent-encoded. Short values are not searched: they would be found by chance. */
export function containsValue(text: string | undefined, value: string | undefined): boolean {
  if (text === undefined || value === undefined || value.length < 6) return false
  const encoded = encodeURIComponent(value)
  return [value, encoded, encodeURIComponent(encoded)].some((each) => text.includes(each))
}
