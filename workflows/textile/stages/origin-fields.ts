import type { Field, Telling } from '../../../domain/field.ts'
import { houseRule } from '../../../domain/source.ts'
import { words } from '../../../domain/words.ts'
import { fibreClasses } from '../fibre-names.ts'
import { routes } from '../routes.ts'
import { exportRule, originRule, wasteOnCollection } from './sources.ts'

const recycledClasses = {
  pre_consumer: words('Pre-consumer', '消費前', '消费前'),
  post_consumer: words('Post-consumer', '消費後', '消费后'),
} as const

/** Class of what was collected: never missing, inherited, and never turned into the better-paid one. */
export const collectedOriginField: Field = {
  name: 'originClass',
  label: words('Origin class', '來源類別', '来源类别'),
  type: 'choice',
  choices: recycledClasses,
  audience: 'public',
  carried: true,
  source: originRule,
}

/** Where textiles were collected: offcuts of industry are told apart from goods that industry used (ISO 14021 counts it as end user). */
export const sourceClassField: Field = {
  name: 'sourceClass',
  label: words('Source', '來源', '来源'),
  type: 'choice',
  choices: {
    household_bank: words('Clothing bank', '社區舊衣回收箱', '社区旧衣回收箱'),
    take_back: words('Shop take-back', '店舖回收', '门店回收'),
    charity: words('Charity', '慈善機構', '慈善机构'),
    industry: words('Industry, offcuts', '工業（邊角料）', '工业（边角料）'),
    industrial_use: words('Industry, used goods', '工業（用過物品）', '工业（用过物品）'),
  },
  audience: 'public',
  source: houseRule('Clothing bank, take-back, charity, offcuts or used goods of industry'),
}

/** The same for bought fibre, which may also be virgin. */
export const fibreOriginField: Field = {
  ...collectedOriginField,
  choices: { ...recycledClasses, virgin: words('Virgin', '原生', '原生') },
}

/** Waste or product: its own history, never read off a grade. */
export const legalStatusField: Field = {
  name: 'legalStatus',
  label: words('Legal status', '法律地位', '法律属性'),
  type: 'choice',
  choices: {
    waste: words('Waste', '廢物', '废物'),
    product: words('Product', '產品', '产品'),
  },
  // Sealed in the clear; a page for buyers that says "waste" of yarn on sale tells them nothing of the yarn.
  shownAs: 'nowhere',
  audience: 'public',
  carried: true,
  source: wasteOnCollection,
}

/** The version of the site's order of steps that this batch follows. */
export const routeVersionField: Field = {
  name: 'routeVersion',
  label: words('Route', '工序路線', '工序路线'),
  type: 'choice',
  choices: Object.fromEntries(Object.entries(routes).map(([name, { label }]) => [name, label])),
  audience: 'authority',
  carried: true,
  source: houseRule('Order of steps differs by site and is data with a version'),
}

/** What the lot mostly is; reports are read by it. */
export const fibreClassField: Field = {
  name: 'fibreClass',
  label: words('Fibre class', '纖維類別', '纤维类别'),
  type: 'choice',
  choices: fibreClasses,
  audience: 'public',
  carried: true,
  source: houseRule('Flow reports name the material'),
}

/** Wet, mouldy, oily, infectious or infested at some point and not yet cleared. */
export const contaminatedField: Field = {
  name: 'contaminated',
  label: words('Contaminated', '受污染', '受污染'),
  type: 'yes_no',
  audience: 'authority',
  carried: true,
  source: exportRule,
}

/**
 * What came in wet, until it is released dry. A decision of its own beside the fact, so that what was received before it was
 * carried replays as it was.
 */
export const wetField: Field = {
  name: 'wetOnArrival',
  label: words('Came wet or mouldy', '送達時潮濕或發霉', '送达时潮湿或发霉'),
  type: 'yes_no',
  audience: 'authority',
  carried: true,
  source: houseRule('A wet load is set apart on the day it comes'),
}

/** Grams of feed behind so many grams of this batch: a ratio, so taking a part leaves it true. */
export const feedField: Field = {
  name: 'feed',
  label: words('Input attributed to this batch', '對應的投入量', '对应的投入量'),
  type: 'record',
  audience: 'authority',
  carried: true,
}

/** Grams by class in the recipe: a ratio as well. */
export const originGramsField: Field = {
  name: 'originGrams',
  label: words('Recipe by origin class', '按來源類別計的配方', '按来源类别计的配方'),
  type: 'record',
  audience: 'public',
  carried: true,
  source: originRule,
}

/** The three shares, each by itself. */
export const shareFields: readonly Field[] = [
  shareField(
    'recycledPreBasisPoints',
    'pre_consumer_share',
    words('Recycled, pre-consumer', '消費前再生料', '消费前再生料'),
  ),
  shareField(
    'recycledPostBasisPoints',
    'post_consumer_share',
    words('Recycled, post-consumer', '消費後再生料', '消费后再生料'),
  ),
  shareField('virginBasisPoints', 'virgin_share', words('Virgin', '原生料', '原生料')),
]

function shareField(name: string, shownAs: Telling, label: Field['label']): Field {
  return {
    name,
    shownAs,
    label,
    type: 'whole',
    unit: '[basis_point]',
    least: '0',
    most: '10000',
    audience: 'public',
    carried: true,
    source: originRule,
  }
}
