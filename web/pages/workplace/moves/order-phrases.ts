import { words } from '../../../../domain/words.ts'

/** What the pages of orders for containers say. */
export const orderPhrases = {
  orders: words('Orders for containers', '取箱單', '取箱单'),
  ordersWhy: words(
    'An order calls containers off the colour stores of a facility, what has stood longest first. What is not there yet comes when it is.',
    '取箱單由設施的分色倉取出貨箱，存放最久的先取。尚未到倉的貨箱到達後再取。',
    '取箱单从设施的分色仓取出货箱，存放最久的先取。尚未到仓的货箱到达后再取。',
  ),
  noOrders: words('No orders yet.', '尚未有取箱單。', '尚无取箱单。'),
  order: words('Order containers', '提出取箱單', '提出取箱单'),
  colour: words('Colour', '顏色', '颜色'),
  anyColour: words('Of any colour when left empty.', '留空即不限顏色。', '留空即不限颜色。'),
  material: words('Material', '物料', '物料'),
  anyMaterial: words('Of any material when left empty.', '留空即不限物料。', '留空即不限物料。'),
  containers: words('Containers', '貨箱數', '货箱数'),
  containerCount: words('{count} {count|container|containers}', '{count} 個貨箱', '{count} 个货箱'),
  arrived: words('{count} there', '{count} 個已送達', '{count} 个已送达'),
  underWay: words('{count} called off', '{count} 個已調出', '{count} 个已调出'),
  waiting: words('{count} not there yet', '{count} 個未到倉', '{count} 个未到仓'),
  cancelOrder: words('Call off no more', '停止取箱', '停止取箱'),
  orderCancelled: words('Cancelled', '已取消', '已取消'),
  orderDone: words('Complete', '已完成', '已完成'),
  orderOpen: words('Open', '未完成', '未完成'),
  movesOf: words('Moves of this order', '此單的搬運任務', '此单的搬运任务'),
} as const
