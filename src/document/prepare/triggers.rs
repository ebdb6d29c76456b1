//! Looking for the next byte that may start a notation inside a line. What it starts is not known here.

/// How many bytes are told at once.
const CHUNK: usize = 32;

/// Finds the next trigger after ascending places, remembering what was found.
#[derive(Debug, Default)]
pub(super) struct Triggers {
    /// From the first of these places to the second there is no trigger.
    none_in: (usize, usize),
}

impl Triggers {
    /// Where the next trigger stands at or after `from`; the source's length if there is none.
    pub(super) fn next(&mut self, source: &[u8], from: usize) -> usize {
        let (start, end) = self.none_in;
        if !(start..=end).contains(&from) || end == 0 {
            let rest = source.get(from..).unwrap_or_default();
            self.none_in = (from, from + first_trigger(rest));
        }
        self.none_in.1
    }
}

fn first_trigger(bytes: &[u8]) -> usize {
    let (chunks, rest) = bytes.as_chunks::<CHUNK>();
    for (index, chunk) in chunks.iter().enumerate() {
        if has_trigger(chunk) {
            return index * CHUNK + position(chunk);
        }
    }
    bytes.len() - rest.len() + position(rest)
}

fn position(bytes: &[u8]) -> usize {
    bytes
        .iter()
        .position(|&byte| is_trigger(byte))
        .unwrap_or(bytes.len())
}

/// Whether a trigger is among the bytes; without branches, so that it becomes vector code.
fn has_trigger(chunk: &[u8; CHUNK]) -> bool {
    let any = chunk
        .iter()
        .fold(0, |any, &byte| any | u8::from(is_trigger(byte)));
    any != 0
}

#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the loop over it becomes vector code"
)]
const fn is_trigger(byte: u8) -> bool {
    (byte == b'{')
        | (byte == b'<')
        | (byte == b'`')
        | (byte == b':')
        | (byte == b'@')
        | (byte == b']')
        | (byte == b'\\')
        | (byte == b'=')
        | (byte == b'%')
        | (byte == b'^')
}

#[cfg(test)]
mod tests {
    use super::*;

    proptest::proptest! {
        #[test]
        fn every_trigger_is_found(text in "[a-z{<`:@%^\\]\\\\= ]{0,90}|[a-z]{0,80}[:=]?[a-z]{0,80}", skip in 1_usize..40) {
            let source = text.as_bytes();
            let mut triggers = Triggers::default();
            let mut at = 0;
            while at <= source.len() {
                let expected = (at..source.len()).find(|&place| b"{<`:@]\\=%^".contains(&source[place]));
                proptest::prop_assert_eq!(triggers.next(source, at), expected.unwrap_or(source.len()));
                at += skip;
            }
        }
    }
}
