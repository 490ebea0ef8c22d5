import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A customer, as a hand-written app maps it. */
@Entity({ schema: 'bench_plain', name: 'customers' })
export class Customer {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') region!: string;
}
