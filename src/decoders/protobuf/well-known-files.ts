const syntax = 'syntax = "proto3"; package google.protobuf;';
const extendable = ['File', 'Message', 'Field', 'Oneof', 'Enum', 'EnumValue', 'Service', 'Method'];

/**
 * The files that every compiler of Protobuf brings along, as far as they say how messages are written:
 * https://protobuf.dev/reference/protobuf/google.protobuf/
 */
export const WELL_KNOWN_FILES: Readonly<Record<string, string>> = {
  'google/protobuf/any.proto': `${syntax} message Any { string type_url = 1; bytes value = 2; }`,
  'google/protobuf/duration.proto': `${syntax} message Duration { int64 seconds = 1; int32 nanos = 2; }`,
  'google/protobuf/timestamp.proto': `${syntax} message Timestamp { int64 seconds = 1; int32 nanos = 2; }`,
  'google/protobuf/empty.proto': `${syntax} message Empty {}`,
  'google/protobuf/field_mask.proto': `${syntax} message FieldMask { repeated string paths = 1; }`,
  'google/protobuf/source_context.proto': `${syntax} message SourceContext { string file_name = 1; }`,
  'google/protobuf/struct.proto': `${syntax}
    message Struct { map<string, Value> fields = 1; }
    message Value { oneof kind {
      NullValue null_value = 1; double number_value = 2; string string_value = 3; bool bool_value = 4;
      Struct struct_value = 5; ListValue list_value = 6; } }
    enum NullValue { NULL_VALUE = 0; }
    message ListValue { repeated Value values = 1; }`,
  'google/protobuf/wrappers.proto': `${syntax}
    message DoubleValue { double value = 1; } message FloatValue { float value = 1; }
    message Int64Value { int64 value = 1; } message UInt64Value { uint64 value = 1; }
    message Int32Value { int32 value = 1; } message UInt32Value { uint32 value = 1; }
    message BoolValue { bool value = 1; } message StringValue { string value = 1; }
    message BytesValue { bytes value = 1; }`,
  // Options are extended with it; none of them is on the wire.
  'google/protobuf/descriptor.proto': `syntax = "proto2"; package google.protobuf;
    ${extendable.map((of) => `message ${of}Options { extensions 1000 to max; }`).join(' ')}`,
};
