import type { Model } from './model.ts';
import { model12 } from './model-1.2.ts';
import { model2004 } from './model-2004.ts';
import type { RuntimeEdition } from './runtime.ts';

/** Error code of each thing that can go wrong; the two standards number them differently. */
export type Codes = {
  readonly argument: number;
  readonly initializeTwice: number;
  readonly initializeAfterEnd: number;
  readonly terminateBefore: number;
  readonly terminateAfter: number;
  readonly getBefore: number;
  readonly getAfter: number;
  readonly setBefore: number;
  readonly setAfter: number;
  readonly commitBefore: number;
  readonly commitAfter: number;
  readonly getNothing: number;
  readonly setNothing: number;
  readonly unknown: number;
  readonly noChildren: number;
  readonly noCount: number;
  readonly setKeyword: number;
  readonly setReadOnly: number;
  readonly getWriteOnly: number;
  readonly getPastEnd: number;
  readonly setPastEnd: number;
  readonly wrongType: number;
  readonly outOfRange: number;
  readonly conflict: number;
  readonly dependency: number;
  /** 0 where an element without a value reads as an empty text. */
  readonly noValue: number;
};

export type Dialect = {
  readonly model: Model;
  readonly codes: Codes;
  readonly sentences: Readonly<Record<number, string>>;
};

const codes12: Codes = {
  argument: 201,
  initializeTwice: 101,
  initializeAfterEnd: 101,
  terminateBefore: 301,
  terminateAfter: 301,
  getBefore: 301,
  getAfter: 301,
  setBefore: 301,
  setAfter: 301,
  commitBefore: 301,
  commitAfter: 301,
  getNothing: 201,
  setNothing: 201,
  unknown: 401,
  noChildren: 202,
  noCount: 203,
  setKeyword: 402,
  setReadOnly: 403,
  getWriteOnly: 404,
  getPastEnd: 201,
  setPastEnd: 201,
  wrongType: 405,
  outOfRange: 405,
  conflict: 405,
  dependency: 201,
  noValue: 0,
};

const codes2004: Codes = {
  argument: 201,
  initializeTwice: 103,
  initializeAfterEnd: 104,
  terminateBefore: 112,
  terminateAfter: 113,
  getBefore: 122,
  getAfter: 123,
  setBefore: 132,
  setAfter: 133,
  commitBefore: 142,
  commitAfter: 143,
  getNothing: 301,
  setNothing: 351,
  unknown: 401,
  noChildren: 301,
  noCount: 301,
  setKeyword: 404,
  setReadOnly: 404,
  getWriteOnly: 405,
  getPastEnd: 301,
  setPastEnd: 351,
  wrongType: 406,
  outOfRange: 407,
  conflict: 351,
  dependency: 408,
  noValue: 403,
};

const sentences12 = {
  0: 'No error',
  101: 'General exception',
  201: 'Invalid argument error',
  202: 'Element cannot have children',
  203: 'Element not an array - cannot have count',
  301: 'Not initialized',
  401: 'Not implemented error',
  402: 'Invalid set value, element is a keyword',
  403: 'Element is read only',
  404: 'Element is write only',
  405: 'Incorrect data type',
};

const sentences2004 = {
  0: 'No Error',
  101: 'General Exception',
  102: 'General Initialization Failure',
  103: 'Already Initialized',
  104: 'Content Instance Terminated',
  111: 'General Termination Failure',
  112: 'Termination Before Initialization',
  113: 'Termination After Termination',
  122: 'Retrieve Data Before Initialization',
  123: 'Retrieve Data After Termination',
  132: 'Store Data Before Initialization',
  133: 'Store Data After Termination',
  142: 'Commit Before Initialization',
  143: 'Commit After Termination',
  201: 'General Argument Error',
  301: 'General Get Failure',
  351: 'General Set Failure',
  391: 'General Commit Failure',
  401: 'Undefined Data Model Element',
  402: 'Unimplemented Data Model Element',
  403: 'Data Model Element Value Not Initialized',
  404: 'Data Model Element Is Read Only',
  405: 'Data Model Element Is Write Only',
  406: 'Data Model Element Type Mismatch',
  407: 'Data Model Element Value Out Of Range',
  408: 'Data Model Dependency Not Established',
};

/** Data model, codes and sentences of each dialect. Source: SCORM 1.2 RTE 3.3.5; SCORM 2004 RTE 3.1.7. */
export const dialects: Readonly<Record<RuntimeEdition, Dialect>> = {
  '1.2': { model: model12, codes: codes12, sentences: sentences12 },
  '2004': { model: model2004, codes: codes2004, sentences: sentences2004 },
};
