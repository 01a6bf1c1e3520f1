/** Tells the caller's function of an error. What that throws itself is logged with it: nobody else would see either. */
export async function tell<Source>(onError: (error: unknown, source: Source) => unknown, error: unknown, source: Source): Promise<void> {
  try {
    await onError(error, source);
  } catch (failure) {
    console.error(failure);
    console.error(error);
  }
}
