//! The same files in fewer bytes, beside those of the site: a server that knows of them has nothing left to pack.

use std::io::{self, Read, Write as _};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;

use crate::media_type;

/// A way to write a file in fewer bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Packing {
    /// RFC 1952, which every browser reads.
    Gzip,
    /// RFC 7932, which makes pages about a tenth smaller still.
    Brotli,
}

/// A file of fewer bytes goes in one packet as it is.
const SHORTEST: usize = 1000;

/// What brotli looks back over, as a power of two of bytes: more than any page has.
const WINDOW: u32 = 22;
/// One step below the most, which takes two and a half times as long for three bytes in a hundred.
const EFFORT: u32 = 10;
const BUFFER: usize = 16 * 1024;

impl Packing {
    /// All of them.
    pub const ALL: [Packing; 2] = [Packing::Gzip, Packing::Brotli];

    /// What the name of a file ends in that is packed so, after the ending that it has anyway.
    pub fn ending(self) -> &'static str {
        match self {
            Packing::Gzip => "gz",
            Packing::Brotli => "br",
        }
    }

    /// The bytes, packed: the same each time.
    pub fn pack(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Packing::Gzip => {
                let mut packer = GzEncoder::new(Vec::new(), Compression::best());
                packer.write_all(bytes)?;
                packer.finish()
            }
            Packing::Brotli => {
                let mut packer = brotli::CompressorWriter::new(Vec::new(), BUFFER, EFFORT, WINDOW);
                packer.write_all(bytes)?;
                packer.flush()?;
                Ok(packer.into_inner())
            }
        }
    }

    /// Whether these bytes are what is packed in a file.
    pub fn holds(self, file: &[u8], bytes: &[u8]) -> bool {
        let same = |unpacker: &mut dyn Read| {
            let mut unpacked = Vec::with_capacity(bytes.len());
            // A file that somebody else put there can hold far more.
            unpacker.take(bytes.len() as u64 + 1).read_to_end(&mut unpacked).is_ok() && unpacked == bytes
        };
        match self {
            Packing::Gzip => same(&mut GzDecoder::new(file)),
            Packing::Brotli => same(&mut brotli::Decompressor::new(file, BUFFER)),
        }
    }
}

/// Whether a file gets enough smaller.
pub fn is_worth_it(path: &str, bytes: &[u8]) -> bool {
    bytes.len() >= SHORTEST && media_type::is_text(&media_type::of(path))
}
