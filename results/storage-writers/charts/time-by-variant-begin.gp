# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant-begin.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant-begin.svg'
set lmargin at screen 0.219
set rmargin at screen 0.900
set tmargin at screen 0.873
set bmargin at screen 0.153
set label 'storage: wall time by variant · begin' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 'median of n = 2 runs a bar · whiskers: min–max, too few runs for an interval · at workers=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.873961777138]
set xtics ('0 ms' 0.0, '200 ms' 0.2, '400 ms' 0.4, '600 ms' 0.6, '800 ms' 0.8)
set ylabel 'variant · begin'
set yrange [6.6:0.4]
set ytics ('default · deferred' 1.0, 'default · immediate' 2.0, 'wal · deferred' 3.0, 'wal · immediate' 4.0, 'wal-tuned · deferred' 5.0, 'wal-tuned · immediate' 6.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.331300933 1.0 0.0 0.662601866 0.7 1.3
0.34286232125 2.0 0.0 0.6857246425 1.7 2.3
0.25379184275 3.0 0.0 0.5075836855 2.7 3.3
0.2578244535 4.0 0.0 0.515648907 3.7 4.3
0.218541601 5.0 0.0 0.437083202 4.7 5.3
0.228984487 6.0 0.0 0.457968974 5.7 6.3
END
set label '  663 ms' at first 0.712186249, first 1 left front font ',12' textcolor rgb '#000000'
set label '  686 ms' at first 0.749281359, first 2 left front font ',12' textcolor rgb '#000000'
set label '  508 ms' at first 0.518273746, first 3 left front font ',12' textcolor rgb '#000000'
set label '  516 ms' at first 0.531559919, first 4 left front font ',12' textcolor rgb '#000000'
set label '  437 ms' at first 0.437471176, first 5 left front font ',12' textcolor rgb '#000000'
set label '  458 ms' at first 0.461372757, first 6 left front font ',12' textcolor rgb '#000000'
$spans << END
0.662601866 1.0 0.613017483 0.712186249
0.6857246425 2.0 0.622167926 0.749281359
0.5075836855 3.0 0.496893625 0.518273746
0.515648907 4.0 0.499737895 0.531559919
0.437083202 5.0 0.436695228 0.437471176
0.457968974 6.0 0.454565191 0.461372757
END
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant-begin.png'
replot
set output
