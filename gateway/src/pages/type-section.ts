import { type Requirement, wordsFor } from '@hub/kernel/process';
import {
  astFromValue,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type GraphQLType,
  isAbstractType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  isScalarType,
  print,
} from 'graphql';
import type { AccessRules } from '../authorization/rules.ts';
import { escapeHtml } from './page.ts';

/** The kinds of types, in the order they are read in: what is asked first, then what is given, then what is sent. */
export const KINDS = ['Operations', 'Objects', 'Interfaces and unions', 'Enums', 'Inputs', 'Scalars'] as const;

export function kindOf(type: GraphQLNamedType): (typeof KINDS)[number] {
  if (['Query', 'Mutation', 'Subscription'].includes(type.name)) return 'Operations';
  if (isAbstractType(type)) return 'Interfaces and unions';
  if (isObjectType(type)) return 'Objects';
  if (isEnumType(type)) return 'Enums';
  return isInputObjectType(type) ? 'Inputs' : 'Scalars';
}

/** A type with all that it holds; each has the anchor of its coordinate: `Type`, `Type.field`, `Enum.VALUE`. */
export function typeSection(type: GraphQLNamedType, schema: GraphQLSchema, rules: AccessRules): string {
  const rows = membersOf(type, rules);
  const names = [type.name, ...rows.map(({ name }) => name)].join(' ').toLowerCase();
  const specified = isScalarType(type) && type.specifiedByURL;
  return `<section data-names="${escapeHtml(names)}" aria-labelledby="${type.name}">
<h3 id="${type.name}">${type.name}</h3>
${paragraph(type.description)}
${needs(rules.type(type.name))}
${specified ? `<p>Written as <a href="${escapeHtml(specified)}">${escapeHtml(specified)}</a> says.</p>` : ''}
${isAbstractType(type) ? among('Is one of', schema.getPossibleTypes(type)) : ''}
${isObjectType(type) || isInterfaceType(type) ? among('Is also', type.getInterfaces()) : ''}
${rows.length === 0 ? '' : `<dl>\n${rows.map((row) => `<dt id="${type.name}.${row.name}">${row.head}</dt>\n<dd>${row.body}</dd>`).join('\n')}\n</dl>`}
</section>`;
}

/** A field or a value, as HTML. */
interface Member {
  readonly name: string;
  readonly head: string;
  readonly body: string;
}

function membersOf(type: GraphQLNamedType, rules: AccessRules): Member[] {
  if (isEnumType(type)) {
    return type.getValues().map(({ name, description, deprecationReason }) => ({
      name,
      head: `<code>${name}</code>`,
      body: `${paragraph(description)}${deprecation(deprecationReason)}`,
    }));
  }
  if (isInputObjectType(type)) return Object.values(type.getFields()).map(inputMember);
  if (!isObjectType(type) && !isInterfaceType(type)) return [];
  return Object.values(type.getFields()).map((field) => outputMember(type, field, rules));
}

function outputMember(type: GraphQLNamedType, field: GraphQLField<unknown, unknown>, rules: AccessRules): Member {
  const { name, description, deprecationReason, args } = field;
  const given = args.map((argument) => `<li>${declared(argument)} ${inline(argument.description)}</li>`);
  return {
    name,
    head: `<code>${name}: ${typeLink(field.type)}</code>`,
    body: `${paragraph(description)}${deprecation(deprecationReason)}${needs(rules.field(type, field).requirements)}${
      given.length === 0 ? '' : `<ul>${given.join('')}</ul>`
    }`,
  };
}

function inputMember(field: GraphQLInputField): Member {
  return {
    name: field.name,
    head: declared(field),
    body: `${paragraph(field.description)}${deprecation(field.deprecationReason)}`,
  };
}

function declared({ name, type, defaultValue }: GraphQLArgument | GraphQLInputField): string {
  const value = defaultValue === undefined ? undefined : astFromValue(defaultValue, type);
  return `<code>${name}: ${typeLink(type)}${value ? ` = ${escapeHtml(print(value))}` : ''}</code>`;
}

function typeLink(type: GraphQLType): string {
  if (isNonNullType(type)) return `${typeLink(type.ofType)}!`;
  if (isListType(type)) return `[${typeLink(type.ofType)}]`;
  return `<a href="#${type.name}">${type.name}</a>`;
}

function among(words: string, types: readonly GraphQLNamedType[]): string {
  return types.length === 0 ? '' : `<p>${words} ${types.map((each) => `<code>${typeLink(each)}</code>`).join(', ')}.</p>`;
}

function needs(requirements: readonly Requirement[]): string {
  return requirements.length === 0 ? '' : `<p class="needs">Needs ${escapeHtml(requirements.map(wordsFor).join(', and '))}.</p>`;
}

function deprecation(reason: string | null | undefined): string {
  return reason ? `<p class="needs">Deprecated: ${inline(reason)}</p>` : '';
}

function paragraph(text: string | null | undefined): string {
  return text ? `<p>${inline(text)}</p>` : '';
}

/** A description's text; what stands within backticks is code. */
function inline(text: string | null | undefined): string {
  return escapeHtml(text ?? '').replaceAll(/`([^`]+)`/g, '<code>$1</code>');
}
