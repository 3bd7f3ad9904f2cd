//! One definition of a JSON shape gives its type, its reading and its list of keys.

/// Reads the next field of an object into its place: absent means its default, or is reported when it has none.
macro_rules! field {
    ($fields:ident, $place:expr, $type:ty) => {
        <$type as $crate::json::Decode>::field(&mut $fields, &mut $place)
    };
    ($fields:ident, $place:expr, $type:ty, $default:expr) => {
        $fields.lenient::<$type>(&mut $place)
    };
}

/// What stands in a field before it is read.
macro_rules! blank {
    ($type:ty) => {
        <$type as $crate::json::Blank>::blank()
    };
    ($type:ty, $default:expr) => {
        $default
    };
}

/// Whether a key must be there.
#[cfg(feature = "schema")]
macro_rules! required {
    ($type:ty, $default:expr) => {
        false
    };
    ($type:ty) => {
        <$type as $crate::json::Decode>::ABSENT.is_none()
    };
}

/// What stands for a missing key, as it would be written.
#[cfg(feature = "schema")]
macro_rules! default {
    ($default:expr) => {
        serde_json::to_value(&$default).ok()
    };
    () => {
        None
    };
}

/// An object of a document: `"key" => field: Type`, with `= default` where the key may be missing.
/// Unknown keys are refused in a strict document; `note` is allowed everywhere and ignored.
/// `check function` names what else must hold between the fields, judged on the document as written.
macro_rules! document {
    (
        $(#[doc = $about:literal])*
        $visibility:vis struct $name:ident {
            $( $(#[doc = $doc:literal])* $key:literal => $field:ident : $type:ty $(= $default:expr)? ),* $(,)?
        }
        $(check $check:path)?
    ) => {
        $(#[doc = $about])*
        #[derive(Clone, Debug, PartialEq)]
        $visibility struct $name {
            $( $(#[doc = $doc])* pub(crate) $field: $type, )*
        }

        #[allow(dead_code, reason = "a shape that is part of another tells its keys")]
        impl $name {
            /// Its keys.
            pub(crate) const KEYS: &'static [&'static str] = &[$($key),*];
        }

        impl $crate::json::Blank for $name {
            fn blank() -> Self {
                Self { $( $field: $crate::json::macros::blank!($type $(, $default)?), )* }
            }
        }

        impl $crate::json::Decode for $name {
            const EXPECTED: &'static str = "an object";

            fn decode(node: &$crate::json::Node, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                if !reader.opens(node, Self::KEYS) {
                    return None;
                }
                $( $check(node, reader); )?
                let mut fields = $crate::json::Fields::of(node, reader, Self::KEYS);
                let mut document = Self { $( $field: $crate::json::macros::blank!($type $(, $default)?), )* };
                $( $crate::json::macros::field!(fields, document.$field, $type $(, $default)?); )*
                fields.are_well().then_some(document)
            }
        }

        #[cfg(feature = "schema")]
        impl schemars::JsonSchema for $name {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                $crate::schema::name_of(stringify!($name)).into()
            }

            /// Two shapes of one name must not pass for one.
            fn schema_id() -> std::borrow::Cow<'static, str> {
                concat!(module_path!(), "::", stringify!($name)).into()
            }

            fn json_schema(generator: &mut schemars::SchemaGenerator) -> schemars::Schema {
                let fields = vec![$((
                    $key,
                    generator.subschema_for::<$type>(),
                    concat!($($doc, "\n",)* ""),
                    $crate::json::macros::required!($type $(, $default)?),
                    $crate::json::macros::default!($($default)?),
                )),*];
                $crate::schema::object(stringify!($name), concat!($($about, "\n",)* ""), fields)
            }
        }
    };
}

/// A closed list of words: `Variant = "word"`.
macro_rules! words {
    (
        $(#[$meta:meta])*
        $visibility:vis enum $name:ident { $( $(#[$variant_meta:meta])* $variant:ident = $word:literal ),* $(,)? }
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        $visibility enum $name {
            $( $(#[$variant_meta])* #[cfg_attr(feature = "schema", schemars(rename = $word))] $variant, )*
        }

        impl $name {
            /// Every word, in order.
            $visibility const ALL: &'static [Self] = &[$(Self::$variant),*];

            const WORDS: &'static [&'static str] = &[$($word),*];

            /// The word as it stands in JSON.
            #[must_use]
            $visibility fn as_str(self) -> &'static str {
                Self::WORDS.get(self as usize).copied().unwrap_or_default()
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::json::Blank for $name {
            fn blank() -> Self {
                [$(Self::$variant),*][0]
            }
        }

        impl $crate::json::Decode for $name {
            const EXPECTED: &'static str = concat!("one of", $(" ", $word),*);

            fn decode(node: &$crate::json::Node, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let index = reader.word(node, Self::WORDS)?;
                Self::ALL.get(index).copied()
            }
        }
    };
}

pub(crate) use {blank, document, field, words};
#[cfg(feature = "schema")]
pub(crate) use {default, required};
