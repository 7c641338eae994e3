# Needs gnuplot 5.4 or newer. Run: gnuplot time-by-variant.gp
set encoding utf8
directory = (exists('ARG1') && strlen(ARG1) > 0) ? ARG1.'/' : ''
set terminal svg noenhanced size 1000,640 font 'sans-serif,13' background '#FFFFFF'
set output directory.'time-by-variant.svg'
set lmargin at screen 0.158
set rmargin at screen 0.900
set tmargin at screen 0.841
set bmargin at screen 0.153
set label 1 'partition-f32 is 4.20 times as fast as copy-all' at screen 0.02,0.955 left front font ',17' textcolor rgb '#000000'
set label 2 'weekly on Fixtures/stocks_daily_5sym.csv.gz · median of n = 6 runs a bar · whiskers: 95 % interval · at cores=1' at screen 0.02,0.910 left front font ',12' textcolor rgb '#555555'
set label 3 '(fastest), workers=1' at screen 0.02,0.878 left front font ',12' textcolor rgb '#555555'
set label 4 'AMD EPYC (family 26, model 2, stepping 1), 2 CPUs allowed, kernel 6.18.44-fc-v657; fitness: wall caution, cpu caution, memory fit' at screen 0.02,0.022 left front font ',10' textcolor rgb '#555555'
set border 3 linecolor rgb '#333333'
set grid xtics ytics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
set tics nomirror scale 0.5
unset key
set xlabel 'wall time'
set xrange [0.0:0.0039945794112]
set xtics ('0 ms' 0.0, '1 ms' 0.001, '2 ms' 0.002, '3 ms' 0.003)
set ylabel 'variant'
set yrange [4.6:0.4]
set ytics ('partition-f32' 1.0, 'partition' 2.0, 'filter' 3.0, 'copy-all' 4.0) scale 0
unset grid
set grid xtics linetype 1 linewidth 0.7 linecolor rgb '#DDDDDD'
$bars << END
0.00033109625 1.0 0.0 0.0006621925 0.7 1.3
0.0003744085 2.0 0.0 0.000748817 1.7 2.3
0.00048683875 3.0 0.0 0.0009736775 2.7 3.3
0.00138928475 4.0 0.0 0.0027785695 3.7 4.3
END
$spans << END
0.0006621925 1.0 0.000626444 0.000895696
0.000748817 2.0 0.000699553 0.00097236
0.0009736775 3.0 0.000856768 0.001150987
0.0027785695 4.0 0.002613508 0.003424708
END
set label 5 '  662 µs' at first 0.000895696, first 1.0 left front font ',12' textcolor rgb '#000000'
set label 6 '  749 µs' at first 0.00097236, first 2.0 left front font ',12' textcolor rgb '#000000'
set label 7 '  974 µs' at first 0.001150987, first 3.0 left front font ',12' textcolor rgb '#000000'
set label 8 '  2.78 ms' at first 0.003424708, first 4.0 left front font ',12' textcolor rgb '#000000'
plot \
  $bars using 1:2:3:4:5:6 with boxxyerror fillstyle solid noborder linecolor rgb '#0072B2' notitle, \
  $spans using 1:2:3:4 with xerrorbars pointtype 0 linewidth 1.6 linecolor rgb '#000000' notitle
set terminal pngcairo noenhanced size 1000,640 font 'sans-serif,11' background '#FFFFFF'
set output directory.'time-by-variant.png'
replot
set output
