// Short names for the shapes of the generated schema. Nothing is described here by hand.
import type { components, paths } from './schema'

export type { paths }
type Shapes = components['schemas']

export type About = Shapes['AboutBody']
export type DemoAccount = Shapes['Account']
export type Me = Shapes['User']
export type Session = Shapes['SessionBody']
export type School = Shapes['School']
export type Group = Shapes['Group']
export type Resource = Shapes['Resource']
export type Day = Shapes['Day']
export type CalendarItem = Shapes['CalendarItem']
export type ClassGroup = Shapes['ClassGroup']
export type Term = Shapes['Term']
export type BookingRequest = Shapes['BookingRequest']
export type Recurrence = NonNullable<Shapes['Recurrence']>
export type PlanStep = Shapes['PlanStep']
export type Conflict = Shapes['Conflict']
export type Alternative = Shapes['Alternative']
export type Occurrence = Shapes['Occurrence']
export type Decision = Shapes['Decision']
export type ApprovalStep = Shapes['ApprovalStep']
export type Booking = Shapes['Booking']
/** How much of a series an act is about. */
export type CancelScope = NonNullable<Shapes['ActBody']['scope']>
export type SeriesBooked = Shapes['SeriesBooked']
export type UtilisationRow = Shapes['UtilisationRow']
/** What a failed call said; all of it is optional, since a proxy may have answered. */
export type Problem = Partial<Shapes['Problem']>
