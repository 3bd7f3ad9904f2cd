//! One definition of a JSON shape gives its type, its reading and its list of keys.

/// Reads one field of an object: absent means its default, or is reported when it has none.
macro_rules! field {
    ($node:expr, $reader:expr, $key:literal, $type:ty $(, $default:expr)?) => {
        match $node.get($key) {
            Some(value) => $reader.within($key, |reader| <$type as $crate::json::Decode>::decode(value, reader)),
            None => $crate::json::macros::absent!($node, $reader, $key, $type $(, $default)?),
        }
    };
}

macro_rules! absent {
    ($node:expr, $reader:expr, $key:literal, $type:ty, $default:expr) => {
        Some($default)
    };
    ($node:expr, $reader:expr, $key:literal, $type:ty) => {
        match <$type as $crate::json::Decode>::ABSENT {
            Some(absent) => Some(absent()),
            None => {
                $reader.missing($node, $key, <$type as $crate::json::Decode>::EXPECTED);
                None
            }
        }
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

        impl $crate::json::Decode for $name {
            const EXPECTED: &'static str = "an object";

            fn decode(node: &$crate::json::Node, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                if !matches!(node.value, $crate::json::Value::Object(_)) {
                    reader.unexpected(node, Self::EXPECTED);
                    return None;
                }
                reader.refuse_unknown_keys(node, &[$($key),*]);
                $( $check(node, reader); )?
                $( let $field = $crate::json::macros::field!(node, reader, $key, $type $(, $default)?); )*
                Some(Self { $( $field: $field?, )* })
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

            /// The word as it stands in JSON.
            #[must_use]
            $visibility fn as_str(self) -> &'static str {
                match self { $( Self::$variant => $word, )* }
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl $crate::json::Decode for $name {
            const EXPECTED: &'static str = concat!("one of", $(" ", $word),*);

            fn decode(node: &$crate::json::Node, reader: &mut $crate::json::Reader<'_>) -> Option<Self> {
                let found = Self::ALL.iter().find(|word| node.text() == Some(word.as_str()));
                if found.is_none() {
                    reader.unknown_word(node, "one of", Self::ALL.iter().map(|word| word.as_str()));
                }
                found.copied()
            }
        }
    };
}

#[cfg(feature = "schema")]
pub(crate) use required;
pub(crate) use {absent, document, field, words};
