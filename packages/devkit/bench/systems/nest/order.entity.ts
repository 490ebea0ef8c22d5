import { Column, Entity, JoinColumn, ManyToOne, PrimaryGeneratedColumn } from 'typeorm';
import { Customer } from './customer.entity.ts';

/** An order, as a hand-written app maps it; `cost` is read only where it is asked for. */
@Entity({ schema: 'bench_plain', name: 'orders' })
export class Order {
  @PrimaryGeneratedColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('uuid', { name: 'customer' }) customerId!: string;
  @ManyToOne(() => Customer) @JoinColumn({ name: 'customer' }) customer?: Customer;
  @Column('text') status!: string;
  @Column('text') region!: string;
  @Column('text') priority!: string;
  @Column('date', { name: 'order_date' }) orderDate!: string;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('numeric', { precision: 14, scale: 2 }) amount!: string;
  @Column('numeric', { precision: 14, scale: 2, nullable: true, select: false }) cost!: string | null;
  @Column('bigint') quantity!: string;
  @Column('boolean') paid!: boolean;
  @Column('text', { nullable: true }) contact!: string | null;
  @Column('text', { nullable: true }) note!: string | null;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
}
